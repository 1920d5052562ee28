using System.Buffers;
using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>The files that NVIDIA's kernel module writes below /proc/driver/nvidia.</summary>
internal static class NvidiaProcParser
{
    private static readonly SearchValues<byte> VersionCharacters = SearchValues.Create("0123456789."u8);

    /// <summary>From <c>gpus/ADDRESS/information</c>: <c>Model: 		 NVIDIA H200</c>. Null where the module does not know ("Unknown").</summary>
    public static string? Model(ReadOnlySpan<byte> information) => Value(information, "Model:"u8) is { } model && model != "Unknown" ? model : null;

    /// <summary>From the same file: <c>GPU UUID: 	 GPU-…</c>. Null where the module has not woken the card yet and prints question marks.</summary>
    public static string? Uuid(ReadOnlySpan<byte> information) =>
        Value(information, "GPU UUID:"u8) is { } uuid && !uuid.Contains('?', StringComparison.Ordinal) ? uuid : null;

    /// <summary>
    /// From <c>version</c>: <c>NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 …</c> or
    /// <c>… UNIX Open Kernel Module for x86_64  550.54.14  Release Build …</c>: the first field of the line that is digits and dots.
    /// </summary>
    public static string? DriverVersion(ReadOnlySpan<byte> version)
    {
        var lines = new LineReader(version);
        if (!lines.TryNext(out ReadOnlySpan<byte> line) || !line.StartsWith("NVRM version:"u8))
        {
            return null;
        }

        var fields = new FieldReader(line);
        while (fields.TryNext(out ReadOnlySpan<byte> field))
        {
            if (char.IsAsciiDigit((char)field[0]) && field.Contains((byte)'.') && field.IndexOfAnyExcept(VersionCharacters) < 0)
            {
                return Encoding.ASCII.GetString(field);
            }
        }

        return null;
    }

    private static string? Value(ReadOnlySpan<byte> information, ReadOnlySpan<byte> name)
    {
        var lines = new LineReader(information);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith(name))
            {
                string value = Encoding.UTF8.GetString(line[name.Length..]).Trim();
                return value.Length > 0 ? value : null;
            }
        }

        return null;
    }
}
