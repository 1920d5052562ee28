namespace Vedette.Server.Errors;

internal sealed record Problem(string Error);
