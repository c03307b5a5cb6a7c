Feature: Registering shipments

  Scenario: A shipment is registered and shown
    Given order "O" with 2 "parcels", filled
    When order "O" is sent by "register"
    And order "O" is looked up
    Then order "O" was accepted by "register" [harborline.register.accepted]
    And order "O" is shown as one order [harborline.get.known]
    And order "O" reads back as sent by "register" [harborline.register.reads-back]

  Scenario: What may be left out is left out
    Given order "O" with 1 "parcels"
    When order "O" is sent by "register"
    And order "O" is looked up
    Then order "O" was accepted by "register" [harborline.register.accepted]
    And order "O" reads back as sent by "register" [harborline.register.reads-back]

  Scenario: A reference is used once
    Given order "O" with 1 "parcels"
    And order "O" is accepted by "register"
    And order "O" is looked up
    When order "O" is sent by "register" again unchanged
    And order "O" is looked up
    Then the repeated submission of order "O" is refused with 409 [harborline.register.duplicate]
    And order "O" is unchanged [harborline.register.duplicate-unchanged]

  Scenario: A reference that nobody registered is not shown
    Given order "known" with 1 "parcels"
    And order "known" is accepted by "register"
    And order "unknown" with 1 "parcels"
    When orders "known" and "unknown" are looked up
    Then order "known" is shown as one order [harborline.get.known]
    And order "unknown" does not exist [harborline.get.unknown]
