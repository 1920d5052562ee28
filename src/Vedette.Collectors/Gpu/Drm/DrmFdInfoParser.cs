using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>
/// /proc/PID/fdinfo/FD of a card's file (the kernel's drm-usage-stats): <c>drm-pdev:	0000:03:00.0</c>, <c>drm-client-id:	42</c>, <c>drm-memory-vram:	1024 KiB</c>,
/// <c>drm-engine-compute:	500 ns</c>. Newer drivers say drm-resident-vram0 or drm-resident-local0.
/// </summary>
internal static class DrmFdInfoParser
{
    /// <summary>Null where the file is no card's, or the driver does not tell whose it is.</summary>
    public static DrmClient? Parse(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> pci = default;
        ulong? client = null;
        ulong? memory = null;
        ulong resident = 0;
        bool hasResident = false;
        ulong computing = 0;
        ulong drawing = 0;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int colon = line.IndexOf((byte)':');
            if (colon < 0 || !line.StartsWith("drm-"u8))
            {
                continue;
            }

            ReadOnlySpan<byte> name = line[4..colon];
            var fields = new FieldReader(line[(colon + 1)..]);
            if (name.SequenceEqual("pdev"u8))
            {
                fields.TryNext(out pci);
            }
            else if (name.SequenceEqual("client-id"u8))
            {
                client = fields.TryNextNumber(out ulong id) ? id : null;
            }
            else if (name.SequenceEqual("memory-vram"u8))
            {
                memory = Bytes(ref fields);
            }
            else if (name.StartsWith("resident-vram"u8) || name.StartsWith("resident-local"u8))
            {
                resident += Bytes(ref fields) ?? 0;
                hasResident = true;
            }
            else if (name.SequenceEqual("engine-compute"u8) || name.SequenceEqual("cycles-ccs"u8))
            {
                computing = fields.TryNextNumber(out ulong time) ? time : 0;
            }
            else if (name.SequenceEqual("engine-gfx"u8) || name.SequenceEqual("engine-render"u8) || name.SequenceEqual("cycles-rcs"u8))
            {
                drawing = fields.TryNextNumber(out ulong time) ? time : 0;
            }
        }

        return pci.Length > 0 && client is { } known
            ? new DrmClient(Encoding.ASCII.GetString(pci), known, (memory ?? (hasResident ? resident : null)) is { } held and <= long.MaxValue ? (long)held : null, computing > drawing)
            : null;
    }

    /// <summary>A number with a unit behind it, or none for bytes.</summary>
    private static ulong? Bytes(ref FieldReader fields)
    {
        if (!fields.TryNextNumber(out ulong number))
        {
            return null;
        }

        int shift = !fields.TryNext(out ReadOnlySpan<byte> unit) ? 0 : unit switch
        {
            _ when unit.SequenceEqual("KiB"u8) => 10,
            _ when unit.SequenceEqual("MiB"u8) => 20,
            _ => 0,
        };
        return number <= ulong.MaxValue >> (shift + 1) ? number << shift : null;
    }
}
