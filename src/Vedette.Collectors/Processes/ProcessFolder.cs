namespace Vedette.Collectors.Processes;

/// <summary>Folders of /proc whose name is a number are processes.</summary>
internal static class ProcessFolder
{
    public static bool IsProcess(ReadOnlySpan<byte> name) => !name.IsEmpty && name.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
