namespace Vedette.Collectors.Llm.Detection;

/// <summary>One process that works with models.</summary>
/// <param name="Runtime">Its name in lower case: ollama, vllm, llama.cpp ...</param>
/// <param name="Evidence">Why, in words, the strongest first.</param>
internal sealed record LlmFinding(string Runtime, LlmRole Role, LlmConfidence Confidence, IReadOnlyList<string> Evidence)
{
    public ModelArguments Arguments { get; init; } = ModelArguments.None;

    public IReadOnlyList<string> ModelFiles { get; init; } = [];
}
