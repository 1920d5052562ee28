namespace Vedette.Collectors.Llm.Detection;

/// <summary>What one table says of a process, before the other evidence is weighed.</summary>
/// <param name="Reason">In words: executable is llama-server.</param>
internal sealed record Verdict(string Runtime, LlmRole Role, LlmConfidence Confidence, string Reason);
