Feature: Events of shipments

  Scenario: The events of a shipment are listed
    Given order "O" with 1 "parcels"
    And order "O" is accepted by "register"
    When order "O" is asked for by "events"
    Then it is answered with 200 [harborline.events.listed]

  Scenario: Nobody's shipment has no events
    Given order "known" with 1 "parcels"
    And order "known" is accepted by "register"
    And order "known" is asked for by "events"
    And order "unknown" with 1 "parcels"
    When order "unknown" is asked for by "events"
    Then it is refused with 404 [harborline.events.unknown]
