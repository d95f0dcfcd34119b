// The law's facts from the contracts' words: one reading of them for every service.
//
// Shape:   an unspecified kind reads as an ordinary shift, an unspecified profession as none.
// Source:  proto/vagtbro/types/v1/work.proto, worktime/facts.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/types/v1/interval.pb.h"
#include "vagtbro/types/v1/work.pb.h"
#include "worktime/facts.h"

namespace vagtbro::worktime {

Interval FromProto(const types::v1::Interval& interval);
types::v1::Interval ToProto(const Interval& interval);

DutyKind FromProto(types::v1::ShiftKind kind);

Role FromProto(types::v1::RoleSlot role);

// nullopt: unspecified, or a profession that this binary does not know.
std::optional<Profession> FromProto(types::v1::Profession profession);

SlotRequirement FromProto(const types::v1::SlotRequirement& requirement);

// A time that counts as duty under the law; `id` is named when a rule points at it.
Duty MakeDuty(const std::string& id, types::v1::ShiftKind kind, const Interval& interval);

Leave MakeLeave(const Interval& interval, bool holiday);

// A duty somebody might take in the slot of a shift that serves these units.
Proposal MakeProposal(const std::string& shift_id, types::v1::ShiftKind kind,
                      const Interval& interval, const types::v1::SlotRequirement& requirement,
                      std::vector<std::string> unit_ids = {});

// What the employment that a proposal is for says about pay.
Terms TermsOf(const directory::v1::EmploymentRegistered& employment);

// Adds what one employment says about its person: profession and age, authorisations, delegations,
// restrictions. Facts are of the person, so every employment of the person is added, whichever the
// proposal is for.
//
// Shape:   the order of the employments says nothing. Where they contradict each other about one
//          authorisation it is not in good standing; the later look-up and certificate count.
void AddEmployment(const directory::v1::EmploymentRegistered& employment, WorkerFacts* facts);

// True if the employment is in force in the whole interval.
bool IsEmployed(const directory::v1::EmploymentRegistered& employment, const Interval& interval);

}  // namespace vagtbro::worktime
