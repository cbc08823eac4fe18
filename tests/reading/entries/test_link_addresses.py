"""Addresses of links: what they identify."""

import pytest

from ldn_desk.reading.entries.link_addresses import doi_in_address, pmid_in_address

DOI = "10.1016/j.pain.2010.01.001"


@pytest.mark.parametrize(
    "address",
    [
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"https://doi-org.proxy.example.edu/{DOI}",
        f"https://login.example.edu/login?url=https://doi.org/{DOI}",
        "https://login.example.edu/login?qurl=https%3A%2F%2Fdoi.org%2F10.1016%2Fj.pain.2010.01.001",
        f"https://www.example.com/go?id=article&url=https://doi.org/{DOI}",
        f"https://www.example.com/doi/{DOI}",
        f"/external-ref?access_num={DOI}&link_type=DOI",
        f"/doi/full/{DOI}",
        f"doi:{DOI}",
        f"info:doi/{DOI}",
        f"https://www.example.com/doi/full/{DOI}?src=recsys",
        f"https://www.example.com/doi/pdf/{DOI}.pdf",
        f"https://www.example.com/content/{DOI}/fulltext.html",
        f"https://link.springer.com/article/{DOI}#citeas",
        "https://www.example.com/article.aspx?doi=10.1016%2Fj.pain.2010.01.001",
        f"https://www.example.com/lookup/external-ref?access_num={DOI}&link_type=DOI",
        "https://www.example.com/servlet/linkout?suffix=e1&dbid=16&doi=10.1080%2F00&key=10.1016%2Fj.pain.2010.01.001",
        "https://scholar.google.com/scholar_lookup?title=Pain&doi=10.1016%2Fj.pain.2010.01.001",
        "https://example.com/openurl?rft_id=info%3Adoi%2F10.1016%2Fj.pain.2010.01.001&genre=article",
    ],
)
def test_a_doi_is_found_wherever_an_address_carries_it(address: str) -> None:
    assert doi_in_address(address) == DOI


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.com/doi/citedby/10.1016/j.pain.2010.01.001",
        "https://s100.copyright.com/AppDispatchServlet?contentID=10.1016/j.pain.2010.01.001",
        "https://www.example.com/action/showCitFormats?doi=10.1016/j.pain.2010.01.001",
        "https://www.example.com/servlet/linkout?dbid=8&doi=10.1080%2F00&key=12345678",
        "https://www.example.com/content/pain",
        "https://[10.1016/x",
        "#10.1016/j.pain.2010.01.001",
    ],
)
def test_who_cites_a_work_and_what_it_may_be_used_for_is_not_the_work(address: str) -> None:
    assert doi_in_address(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://www.ncbi.nlm.nih.gov/pubmed/20123456",
        "https://pubmed.ncbi.nlm.nih.gov/20123456/",
        "http://www.ncbi.nlm.nih.gov/pubmed?term=20123456",
        "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=20123456&dopt=Abstract",
        "https://europepmc.org/abstract/MED/20123456",
        "https://www.example.com/servlet/linkout?dbid=8&doi=10.1080%2F00&key=20123456",
        "https://www.example.com/lookup/external-ref?access_num=20123456&link_type=MED",
    ],
)
def test_a_pmid_is_found_wherever_an_address_carries_it(address: str) -> None:
    assert pmid_in_address(address) == "20123456"


@pytest.mark.parametrize(
    "address",
    [
        "https://pubmed.ncbi.nlm.nih.gov/?term=pain",
        "https://www.example.com/20123456",
        "https://www.example.com/servlet/linkout?dbid=8&key=x",
        "pubmed/20123456",
    ],
)
def test_another_number_is_no_pmid(address: str) -> None:
    assert pmid_in_address(address) == ""
