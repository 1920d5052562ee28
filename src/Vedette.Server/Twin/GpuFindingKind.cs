namespace Vedette.Server.Twin;

/// <summary>The words of docs/formats/twin-api.md. Each is one sentence, which the portal has in its four languages.</summary>
internal enum GpuFindingKind
{
    GpuMemoryOfDeadProcess,
    GpuMemoryIdle,
    GpuSharedByJobs,
    GpuThrottled,
    GpuEccUncorrected,
    GpuEccUncorrectedBefore,
    GpuXid,
    GpuQueryFailed,
}
