namespace Vedette.MinerSimulator.Recordings;

/// <param name="Port">80, or the one written before the path.</param>
/// <param name="Case">The text in brackets after the path; empty where there is none.</param>
public sealed record RecordedWebReply(string Method, int Port, string Path, string Case, int Status, IReadOnlyDictionary<string, string> Headers, string Body);
