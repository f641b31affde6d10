-- Suppliers of AI systems and services.
-- grain: supplier
-- reads: raw.suppliers
select
    supplier,
    service,
    owner,
    responsibilities_allocated_on,
    contract_reviewed_on,
    ai_terms
from raw.suppliers
