using System.Text;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Protocol.Tests.States;

/// <summary>The plainest fold there is: what payloads say, as objects.</summary>
internal sealed class FoldedState
{
    private readonly Dictionary<uint, (string Key, string Name, long Rss)> _byReference = [];
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

            (string key, string name, long rss) = entity.Appears ? (Encoding.UTF8.GetString(entity.Key), "", 0) : _byReference[entity.Reference];
            name = entity.HasDescription ? (string)First(entity.Description) : name;
            rss = entity.HasReadings ? (long)First(entity.Readings) : rss;
            _byReference[entity.Reference] = (key, name, rss);
        }

        return _last;
    }

    public (string Key, string Name, long Rss)[] Processes() => [.. _byReference.Values.OrderBy(e => e.Key, StringComparer.Ordinal)];

    private static object First(ReadOnlySpan<byte> section)
    {
        var fields = new FieldReader(section);
        Assert.True(fields.TryNext(out _));
        return fields.ReadValue();
    }
}
