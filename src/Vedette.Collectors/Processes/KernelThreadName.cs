namespace Vedette.Collectors.Processes;

/// <summary>A kernel worker writes behind its name what it works on just now: kworker/0:1-events. That is no part of the name.</summary>
internal static class KernelThreadName
{
    public static ReadOnlySpan<byte> Stable(ReadOnlySpan<byte> name)
    {
        int colon = name.StartsWith("kworker/"u8) ? name.IndexOf((byte)':') : -1;
        int work = colon < 0 ? -1 : name[colon..].IndexOfAny((byte)'-', (byte)'+');
        return work < 0 ? name : name[..(colon + work)];
    }
}
