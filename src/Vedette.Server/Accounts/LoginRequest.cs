namespace Vedette.Server.Accounts;

internal sealed record LoginRequest(string Username, string Password);
