using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>Folders of /proc whose name is a number are processes.</summary>
internal static class ProcessFolder
{
    public static bool IsProcess(ReadOnlySpan<byte> name) => !name.IsEmpty && name.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    public static bool TryParse(ReadOnlySpan<byte> name, out int pid)
    {
        bool fits = DecimalNumber.TryParse(name, out ulong number) && number is > 0 and <= int.MaxValue;
        pid = fits ? (int)number : 0;
        return fits;
    }
}
