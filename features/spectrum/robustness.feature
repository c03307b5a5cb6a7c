Feature: Requests that go wrong

  Scenario Outline: <operation> <how>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "P" is looked up
    When order "P" is sent by "<operation>" <how>
    And order "P" is looked up
    And order "P" is sent by "<operation>"
    Then the broken request is refused [spectrum.service.malformed]
    And order "P" did not exist when looked up [spectrum.acknowledgement.refused-not-stored]

    Examples:
      | operation            | how                   |
      | acknowledgement      | cut off in the middle |
      | acknowledgement      | in no wire form            |
      | acknowledgement      | with an empty body    |
      | bulk-acknowledgement | cut off in the middle |
      | bulk-acknowledgement | in no wire form            |
      | full-order           | cut off in the middle |
      | full-order           | in no wire form            |

  Scenario Outline: shipment <how>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" <how>
    And order "O" is looked up
    And order "O" is sent by "shipment"
    Then the broken request is refused [spectrum.service.malformed]
    And order "O" is unchanged by the refusal [spectrum.shipment.refused-unchanged]

    Examples:
      | how                   |
      | cut off in the middle |
      | in no wire form            |

  Scenario: search in no wire form
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "search" in no wire form
    And orders like "O" are searched by "search" from 20 steps before to 20 steps after
    Then the broken request is refused [spectrum.service.malformed]

  Scenario Outline: A number for a text is refused: <operation>, <place>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "<operation>" with "<place>" number 12345678
    And order "O" is sent by "<operation>"
    Then the broken request is refused [spectrum.service.number-for-text]

    Examples:
      | operation       | place                             |
      | acknowledgement | purchaseOrderNumber               |
      | acknowledgement | lineItems[1].recipeSetId          |
      | acknowledgement | lineItems[0].skuQuantities[0].sku |
      | full-order      | purchaseOrderNumber               |
      | full-order      | customerAddress.lastName          |
      | full-order      | shippingAddress.postalCode        |

  Scenario Outline: A number for a text is refused: shipment, <place>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When order "O" is sent by "shipment" with "<place>" number 12345678
    And order "O" is sent by "shipment"
    Then the broken request is refused [spectrum.service.number-for-text]

    Examples:
      | place                         |
      | lineItems[1].shipmentTracking |
      | lineItems[0].serialNumbers[0] |

  Scenario Outline: An element for its list is refused: <operation>, <place>
    Given order "O" with 2 "lineItems" and 2 "skuQuantities" each
    When order "O" is sent by "<operation>" with "<place>" its first element alone
    And order "O" is sent by "<operation>"
    Then the broken request is refused [spectrum.service.element-for-list]

    Examples:
      | operation       | place                      |
      | acknowledgement | lineItems                  |
      | acknowledgement | lineItems[1].skuQuantities |
      | full-order      | lineItems                  |

  Scenario: An element for its list is refused: shipment, lineItems
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When order "O" is sent by "shipment" with "lineItems" its first element alone
    And order "O" is sent by "shipment"
    Then the broken request is refused [spectrum.service.element-for-list]

  Scenario: An element for its list is refused: search, workflowStatuses
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" with "workflowStatuses" its first element alone
    And orders like "O" are searched by "search"
    Then the broken request is refused or finds nothing [spectrum.service.element-for-list]

  Scenario: Another content type is refused or taken
    Given orders "O" and "plain" with 1 "lineItems" and 1 "skuQuantities" each
    And order "plain" is accepted by "acknowledgement"
    When order "O" is sent by "acknowledgement" labelled "text/plain"
    And order "O" is looked up
    Then order "O" is shown exactly where it was accepted [spectrum.acknowledgement.refused-not-stored]

  Scenario Outline: <operation> takes no <method>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When "<operation>" is called with the method "<method>"
    Then it is not accepted [spectrum.service.method]
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.service.stays-up]

    Examples:
      | operation            | method |
      | acknowledgement      | GET    |
      | acknowledgement      | PUT    |
      | acknowledgement      | DELETE |
      | bulk-acknowledgement | GET    |
      | full-order           | DELETE |
      | shipment             | GET    |
      | search               | PUT    |

  Scenario Outline: <operation> takes no <method> of a whole order
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "<operation>" with the method "<method>"
    And order "O" is looked up
    And order "O" is sent by "<operation>"
    Then the broken request is refused [spectrum.service.method]
    And order "O" did not exist when looked up [spectrum.acknowledgement.refused-not-stored]

    Examples:
      | operation       | method |
      | acknowledgement | PUT    |
      | full-order      | PUT    |
      | full-order      | PATCH  |

  Scenario Outline: Two megabytes by <operation>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When 2 megabytes are sent by "<operation>"
    And order "O" is looked up
    Then order "O" is shown as one order [spectrum.service.stays-up]

    Examples:
      | operation            |
      | acknowledgement      |
      | bulk-acknowledgement |
      | full-order           |
      | shipment             |
      | search               |
