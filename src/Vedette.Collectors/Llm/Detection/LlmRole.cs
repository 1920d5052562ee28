namespace Vedette.Collectors.Llm.Detection;

/// <summary>What a process is to its runtime.</summary>
internal enum LlmRole
{
    /// <summary>Answers requests.</summary>
    Server,

    /// <summary>Holds a model for a server: ollama's runner, vLLM's engine core.</summary>
    Worker,

    /// <summary>Trains, converts, benchmarks or runs a model once.</summary>
    Job,

    /// <summary>Talks to a server and holds no model: <c>ollama run</c>. It has a badge and is no entity.</summary>
    Client,

    /// <summary>Waits for the process that does the work: <c>sudo ollama serve</c>. It counts only where that process is not seen.</summary>
    Launcher,
}
