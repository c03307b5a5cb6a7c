Feature: Phrases that would be read as something else

  Scenario: Units and counts
    Given order "O" with 1000 "lineItems" and 1 "skuQuantities" each
    And line item 0 of order "O" is unknown
    When orders like "O" are searched by "search" from 3 weeks before
    And orders like "O" are searched by "search" to 99999999999999999999 days after
    And 100 megabytes are sent by "acknowledgement"
    And order "O" is sent by "acknowledgement" 1000 times
    Then order "O" does not exist [spectrum.lookup.unknown]
