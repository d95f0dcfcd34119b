// The commands of vagt, one function a group: each adds its part of the tree.
#pragma once

#include <CLI/CLI.hpp>

#include "session.h"

namespace vagtbro::vagt {

void AddSick(CLI::App& app, Session& session);        // sick report|extend|recover
void AddGaps(CLI::App& app, Session& session);        // gaps, board
void AddWhy(CLI::App& app, Session& session);         // why
void AddOffers(CLI::App& app, Session& session);      // offers, answer
void AddRoster(CLI::App& app, Session& session);      // roster, levels, assign, undo-cover
void AddDayPlan(CLI::App& app, Session& session);     // day-plan, merge-nights
void AddPromises(CLI::App& app, Session& session);    // shift, unit, plan
void AddPeople(CLI::App& app, Session& session);      // people
void AddPerson(CLI::App& app, Session& session);      // person erase
void AddContacts(CLI::App& app, Session& session);    // contacts
void AddAvailable(CLI::App& app, Session& session);   // available
void AddLogbook(CLI::App& app, Session& session);     // logbook, allow-holiday-contact
void AddLending(CLI::App& app, Session& session);     // lending answer
void AddPolicy(CLI::App& app, Session& session);      // policy compare|import
void AddMessages(CLI::App& app, Session& session);    // messages
void AddCallBacks(CLI::App& app, Session& session);   // call-backs list|done
void AddPrompts(CLI::App& app, Session& session);     // prompts check|convert|places
void AddCall(CLI::App& app, Session& session);        // call
void AddImport(CLI::App& app, Session& session);      // import
void AddDeadLetter(CLI::App& app, Session& session);  // deadletter list|retry|discard
void AddClock(CLI::App& app, Session& session);       // clock show|advance
void AddAccessLog(CLI::App& app, Session& session);   // access-log
void AddGatewayKey(CLI::App& app, Session& session);  // gateway-key
void AddHealth(CLI::App& app, Session& session);      // health
void AddCompletion(CLI::App& app,
                   Session& session);  // completion bash|zsh|fish; last: it reads the tree

}  // namespace vagtbro::vagt
