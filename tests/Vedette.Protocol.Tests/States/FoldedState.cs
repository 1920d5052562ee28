using System.Text;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Protocol.Tests.States;

/// <summary>The plainest fold there is: what payloads say, as objects.</summary>
internal sealed class FoldedState
{
    private readonly Dictionary<uint, (string Key, string Name, byte[] Readings)> _byReference = [];
    private StateHeader _last;

    public int LastPayloadBytes { get; private set; }

    public StateHeader Take(ReadOnlySpan<byte> payload)
    {
        LastPayloadBytes = payload.Length;
        var reader = new StateReader(payload);
        if (reader.Header.IsKeyframe)
        {
            _byReference.Clear();
        }
        else
        {
            Assert.Equal((_last.ChainMs, _last.Index + 1), (reader.Header.ChainMs, reader.Header.Index));
        }

        _last = reader.Header;
        while (reader.TryRead(out EntityDelta entity))
        {
            if (entity.IsGone)
            {
                Assert.True(_byReference.Remove(entity.Reference));
                continue;
            }

            (string key, string name, byte[] readings) = entity.Appears ? (Encoding.UTF8.GetString(entity.Key), "", []) : _byReference[entity.Reference];
            name = entity.HasDescription ? (string)First(entity.Description) : name;
            readings = entity.HasReadings ? entity.Readings.ToArray() : Patched(readings, entity.Patch);
            _byReference[entity.Reference] = (key, name, readings);
        }

        return _last;
    }

    public (string Key, string Name, long Rss)[] Processes() => [.. _byReference.Values.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Name, (long)First(e.Readings)))];

    private static byte[] Patched(byte[] readings, ReadOnlySpan<byte> patch)
    {
        var after = new FieldWriter();
        ReadingsPatch.Apply(readings, patch, after);
        return after.Written.ToArray();
    }

    private static object First(ReadOnlySpan<byte> section)
    {
        var fields = new FieldReader(section);
        Assert.True(fields.TryNext(out _));
        return fields.ReadValue();
    }
}
