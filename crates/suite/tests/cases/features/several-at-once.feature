Feature: Everything at once

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  Scenario: A description
    stands here
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  Scenario: No steps

  Scenario: Three faults
    When it rains
    Then order "O" does not exist
    And order "O" is forgotten [spectrum.lookup.unheard-of]

  Scenario: Alright
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
