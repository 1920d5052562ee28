namespace Vedette.Server.Tests;

/// <summary>Tests that weigh the heap. It is one for the whole process, so nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "memory";

    /// <summary>What is still referred to, after what earlier tests left behind is gone.</summary>
    public static long BytesInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(true);
    }
}
