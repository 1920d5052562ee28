namespace Vedette.Server.Accounts;

internal sealed record SetupRequest(string SetupCode, string Username, string Password);
