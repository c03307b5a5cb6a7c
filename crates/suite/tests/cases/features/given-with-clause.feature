Feature: Clauses where nothing is judged

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each [spectrum.lookup.unknown]
    When order "O" is looked up [spectrum.lookup.unknown]
    Then order "O" does not exist [spectrum.lookup.unknown]
