using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <param name="Administrator">Null unless the outcome is <see cref="SetupOutcome.Done"/>.</param>
internal sealed record SetupResult(SetupOutcome Outcome, Account? Administrator);
