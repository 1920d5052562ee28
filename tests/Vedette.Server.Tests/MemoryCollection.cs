namespace Vedette.Server.Tests;

/// <summary>Tests that weigh the heap. It is one for the whole process, so nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "memory";

    /// <summary>
    /// Bytes that only <paramref name="letGo"/> was holding back. The two looks are moments apart: what earlier tests left behind goes at times of its own, and must not do so between them.
    /// </summary>
    public static long FreedBy(Action letGo)
    {
        long held = BytesInUse();
        letGo();
        return held - BytesInUse();
    }

    private static long BytesInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(true);
    }
}
