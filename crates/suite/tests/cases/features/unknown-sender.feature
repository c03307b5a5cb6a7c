Feature: A sender that nobody knows

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up as partner C
    And order "O" is accepted by "acknowledgement" as somebody
    Then order "O" does not exist [spectrum.lookup.unknown]
