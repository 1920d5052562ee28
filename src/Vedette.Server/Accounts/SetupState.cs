namespace Vedette.Server.Accounts;

internal sealed record SetupState(bool Needed);
