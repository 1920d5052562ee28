namespace Vedette.Server.Errors;

internal sealed record DetailProblem(string Detail);
