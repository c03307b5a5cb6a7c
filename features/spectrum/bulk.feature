Feature: Acknowledging several orders in one request

  Scenario: A list of one
    Given order "A" with 2 "lineItems" and 2 "skuQuantities" each, filled
    When order "A" is sent by "bulk-acknowledgement"
    Then it is accepted [spectrum.bulk-acknowledgement.accepted]
    When order "A" is looked up
    Then order "A" reads back as sent by "bulk-acknowledgement" [spectrum.bulk-acknowledgement.findable]

  Scenario: A list of two
    Given orders "A" and "B" with 2 "lineItems" and 2 "skuQuantities" each, filled
    When orders "A" and "B" are sent by "bulk-acknowledgement"
    Then it is accepted [spectrum.bulk-acknowledgement.accepted]
    When orders "A" and "B" are looked up
    Then orders "A" and "B" read back as sent by "bulk-acknowledgement" [spectrum.bulk-acknowledgement.findable]

  Scenario: A list of twenty-five
    Given orders "N1" to "N25" with 1 "lineItems" and 1 "skuQuantities" each, filled
    When orders "N1" to "N25" are sent by "bulk-acknowledgement"
    Then it is accepted [spectrum.bulk-acknowledgement.accepted]
    When orders "N1" to "N25" are looked up
    Then orders "N1" to "N25" read back as sent by "bulk-acknowledgement" [spectrum.bulk-acknowledgement.findable]

  Scenario: An order of a list is submitted as any other
    Given orders "A" and "B" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "A" and "B" are accepted by "bulk-acknowledgement"
    And order "C" with 1 "lineItems" and 1 "skuQuantities" each
    And order "C" is accepted by "acknowledgement"
    And order "B" is looked up
    When order "B" is sent by "acknowledgement"
    And order "B" is looked up
    Then it is refused with 409 [spectrum.acknowledgement.duplicate]
    And order "B" is unchanged [spectrum.acknowledgement.duplicate-unchanged]

  Scenario Outline: A duplicate as the <place> of a list
    Given orders "A", "B" and "C" with 1 "lineItems" and 1 "skuQuantities" each, filled
    And order "<duplicate>" is accepted by "acknowledgement"
    And order "<duplicate>" is looked up
    When orders "A", "B" and "C" are sent by "bulk-acknowledgement"
    And orders "A", "B" and "C" are looked up
    Then order "<duplicate>" is unchanged [spectrum.bulk-acknowledgement.duplicate-unchanged]
    And orders <others> are stored all or none, as the list was accepted or refused [spectrum.bulk-acknowledgement.duplicate-others]

    Examples:
      | place  | duplicate | others      |
      | first  | A         | "B" and "C" |
      | second | B         | "A" and "C" |
      | last   | C         | "A" and "B" |

  Scenario Outline: An invalid order as the <place> of a list: <field> missing
    Given orders "A", "B" and "C" with 2 "lineItems" and 1 "skuQuantities" each
    When orders "A", "B" and "C" are sent by "bulk-acknowledgement" with "<field>" of "<invalid>" missing
    And orders "A", "B" and "C" are looked up
    And order "<invalid>" is sent by "acknowledgement"
    Then order "<invalid>" did not exist when looked up [spectrum.bulk-acknowledgement.invalid-not-stored]
    And orders <others> are stored all or none [spectrum.bulk-acknowledgement.invalid-others]
    And it is accepted unless what was broken was accepted before [spectrum.bulk-acknowledgement.invalid-not-stored]

    Examples:
      | place | invalid | others      | field                    |
      | first | A       | "B" and "C" | orderDate                |
      | second | B      | "A" and "C" | orderDate                |
      | last  | C       | "A" and "B" | orderDate                |
      | first | A       | "B" and "C" | lineItems[1].recipeSetId |
      | second | B      | "A" and "C" | lineItems[1].recipeSetId |
      | last  | C       | "A" and "B" | lineItems[1].recipeSetId |

  Scenario: An order with an unknown recipe set in the middle of a list
    Given orders "A", "B" and "C" with 1 "lineItems" and 1 "skuQuantities" each
    And line item 1 of order "B" is unknown
    And order "control" with 1 "lineItems" and 1 "skuQuantities" each
    And order "control" is accepted by "bulk-acknowledgement"
    When order "control" is looked up
    Then order "control" is shown as one order [spectrum.bulk-acknowledgement.findable]
    When orders "A", "B" and "C" are sent by "bulk-acknowledgement"
    And orders "A" and "C" are looked up
    Then orders "A" and "C" are stored all or none [spectrum.bulk-acknowledgement.invalid-others]
