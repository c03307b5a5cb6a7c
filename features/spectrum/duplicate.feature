Feature: Submitting an order again

  Scenario Outline: A purchase order that comes again is refused: <how>
    Given order "O" with 2 "lineItems" and 2 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "acknowledgement" <how>
    And order "O" is looked up
    Then the repeated submission of order "O" is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]
    And order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | how                               |
      | again unchanged                   |
      | again with other "orderDate"      |
      | again with other "lineItems"      |
      | again with other "customerServiceContact" |

  Scenario: It is refused again and again
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "acknowledgement" again unchanged 3 times
    And order "O" is looked up
    Then the repeated submissions of order "O" are refused with 409 [spectrum.acknowledgement.duplicate]
    And the answers tell the same "lastModification" [spectrum.acknowledgement.conflict-stamp]
    And order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

  Scenario: It is refused when a full order has brought its number
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "full-order"
    When order "O" is sent by "acknowledgement"
    Then the repeated submission of order "O" is refused with 409 [spectrum.acknowledgement.duplicate-kinds]

  Scenario: It is refused when other orders have come since
    Given orders "N1" to "N6" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "N1" to "N6" are accepted by "acknowledgement"
    And order "N1" is looked up
    When order "N1" is sent by "acknowledgement"
    And order "N1" is looked up
    Then the repeated submission of order "N1" is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "N1" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

  Scenario: It is refused after its shipment
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "O" is sent by "acknowledgement" again unchanged
    And order "O" is looked up
    Then the repeated submission of order "O" is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

  Scenario Outline: It is refused when a line item is <status>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 1 of "O" |
      | workflowStatus      | <status>      |
    And order "O" is looked up
    When order "O" is sent by "acknowledgement" again unchanged
    And order "O" is looked up
    Then the repeated submission of order "O" is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

    Examples:
      | status    |
      | completed |
      | cancelled |
      | delivered |

  Scenario Outline: A number that <form> is submitted for itself
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "other" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "other" <form>
    When order "other" is sent by "acknowledgement"
    And order "O" is looked up
    And order "other" is looked up
    Then order "other" was accepted by "acknowledgement" [spectrum.lookup.exact]
    And orders "O" and "other" read back as sent by "acknowledgement" [spectrum.lookup.exact]

    Examples:
      | form                                       |
      | is that of order "O" without its last character |
      | is that of order "O" with one more character    |

  Scenario Outline: A number that <form> is submitted for itself, as one that <like> is
    Given orders "O", "like" and "other" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" <plain>
    And the number of order "like" <like>
    And the number of order "other" <form>
    And order "O" is accepted by "acknowledgement"
    When order "like" is sent by "acknowledgement"
    And the target takes the number of order "like", as it takes that of order "O"
    And order "other" is sent by "acknowledgement"
    And orders "O" and "other" are looked up
    Then order "other" was accepted by "acknowledgement" [spectrum.lookup.exact]
    And orders "O" and "other" read back as sent by "acknowledgement" [spectrum.lookup.exact]

    Examples:
      | form                                     | plain              | like                  |
      | is that of order "O" with leading zeros  | consists of digits | begins with zeros     |
      | is that of order "O" written out         | consists of digits and "e3" | consists of digits |
      | is that of order "O" between blanks      | consists of digits | stands between blanks |

  Scenario: A refused duplicate moves no stamp
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And order "O" is sent by "acknowledgement" again unchanged
    And order "O" is looked up
    Then the repeated submission of order "O" is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

  Scenario: Its number again, with line items of its own, adds none
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    And order "other" with 3 "lineItems" and 1 "skuQuantities" each
    And the number of order "other" is that of order "O"
    When order "other" is sent by "acknowledgement"
    And order "O" is looked up
    Then order "O" is unchanged [spectrum.acknowledgement.duplicate-unchanged]
