namespace Vedette.Agent.Link;

/// <summary>Why a session ended.</summary>
/// <param name="Message">One sentence for the log and the status.</param>
/// <param name="Lasted">How long it was up after its handshake; zero where there was none.</param>
internal sealed record SessionEnd(SessionEndKind Kind, string Message, TimeSpan Lasted = default);
