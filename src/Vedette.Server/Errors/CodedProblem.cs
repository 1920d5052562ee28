namespace Vedette.Server.Errors;

internal sealed record CodedProblem(string Code, string Message, IReadOnlyList<string> Reasons);
