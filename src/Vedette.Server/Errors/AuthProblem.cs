namespace Vedette.Server.Errors;

internal sealed record AuthProblem(string Error, string Detail);
