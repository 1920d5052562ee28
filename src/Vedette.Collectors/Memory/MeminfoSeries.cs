using System.Text;
using Vedette.Model.Series;

namespace Vedette.Collectors.Memory;

/// <summary>One field of /proc/meminfo: its series and, for the few fields that host gauges are made of, which one it is.</summary>
internal sealed class MeminfoSeries
{
    private readonly string _metric;
    private Labels? _bytes;
    private Labels? _count;

    /// <param name="field">As in the file; "Active(anon)" becomes Active_anon, as node_exporter spells it.</param>
    public MeminfoSeries(string field)
    {
        _metric = "node_memory_" + string.Concat(field.Select(Spell)).TrimEnd('_');
        Field = Which(Encoding.UTF8.GetBytes(field));
    }

    public MeminfoField Field { get; }

    public Labels Labels(bool isBytes) => isBytes
        ? _bytes ??= Model.Series.Labels.Create(_metric + "_bytes")
        : _count ??= Model.Series.Labels.Create(_metric);

    public static MeminfoField Which(ReadOnlySpan<byte> field) => field switch
    {
        _ when field.SequenceEqual("MemTotal"u8) => MeminfoField.MemTotal,
        _ when field.SequenceEqual("MemFree"u8) => MeminfoField.MemFree,
        _ when field.SequenceEqual("MemAvailable"u8) => MeminfoField.MemAvailable,
        _ when field.SequenceEqual("Buffers"u8) => MeminfoField.Buffers,
        _ when field.SequenceEqual("Cached"u8) => MeminfoField.Cached,
        _ when field.SequenceEqual("SwapTotal"u8) => MeminfoField.SwapTotal,
        _ when field.SequenceEqual("SwapFree"u8) => MeminfoField.SwapFree,
        _ => MeminfoField.Other,
    };

    private static char Spell(char character) => char.IsAsciiLetterOrDigit(character) ? character : '_';
}
