namespace Vedette.Collectors.Memory;

/// <summary>The fields that host gauges are made of.</summary>
internal enum MeminfoField
{
    Other,
    MemTotal,
    MemFree,
    MemAvailable,
    Buffers,
    Cached,
    SwapTotal,
    SwapFree,
}
