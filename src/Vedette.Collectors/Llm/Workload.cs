using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm;

/// <summary>The processes that serve, or work on, the same thing: an API server with its engine and workers, a launcher of trainers with its ranks.</summary>
internal sealed class Workload(TrackedProcess root)
{
    public TrackedProcess Root { get; } = root;

    /// <summary>Present: only found processes become roots.</summary>
    public LlmFinding Finding { get; } = root.Finding!;

    /// <summary>With the root, and with processes that hold GPU memory below it and are nothing by themselves.</summary>
    public List<TrackedProcess> Members { get; } = [root];

    public IEnumerable<TrackedProcess> Workers => Members.Where(m => m.Finding?.Role == LlmRole.Worker);
}
