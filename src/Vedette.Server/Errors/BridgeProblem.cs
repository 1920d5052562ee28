namespace Vedette.Server.Errors;

internal sealed record BridgeProblem(string Status, string Message);
