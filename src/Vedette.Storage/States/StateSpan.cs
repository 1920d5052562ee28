namespace Vedette.Storage.States;

/// <summary>Rows of one chain.</summary>
/// <param name="UpToMs">Inclusive.</param>
/// <param name="Having">Only rows with one of these marks, and the keyframe; None = all rows.</param>
public readonly record struct StateSpan(int AgentId, long ChainMs, long UpToMs, StateMarks Having = StateMarks.None);
