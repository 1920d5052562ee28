using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Storage.Tests.States;

/// <summary>Whatever bytes come as a state, they are taken as well-formed or refused; nothing else happens.</summary>
public sealed class StateFuzzTests
{
    private const int Payloads = 500_000;

    [Fact]
    public void Damaged_payloads_are_refused_or_fold()
    {
        var random = new Random(19);
        var host = new HostHistory(4, 6, TimeSpan.FromHours(6));
        byte[][] good = [.. Enumerable.Range(0, 20).Select(i => host.Step(1_000_000 + (i * 10_000L), 3))];
        int taken = 0;
        for (int i = 0; i < Payloads; i++)
        {
            byte[] payload = Damage(good[random.Next(good.Length)], random);
            if (ReceivedState.TryRead(payload, 1 << 20) is { } received)
            {
                taken++;
                Read(received.Payload.Span);
            }
        }

        // Most damage hits a text or a number and makes another good one; both outcomes must have been seen often.
        Assert.InRange(taken, Payloads / 50, Payloads - (Payloads / 50));
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        if (random.Next(10) == 0)
        {
            byte[] noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] damaged = random.Next(5) == 0 ? good[..random.Next(good.Length)] : [.. good];
        for (int n = random.Next(3); n >= 0 && damaged.Length > 0; n--)
        {
            damaged[random.Next(damaged.Length)] = random.Next(3) == 0 ? (byte)255 : (byte)random.Next(256);
        }

        return damaged;
    }

    private static void Read(ReadOnlySpan<byte> payload)
    {
        var state = new TwinState();
        state.Apply(payload);
        foreach (TwinEntity entity in state.Snapshot().Entities)
        {
            Read(entity.Description);
            Read(entity.Readings);
        }
    }

    private static void Read(byte[] section)
    {
        var fields = new FieldReader(section);
        while (fields.TryNext(out _))
        {
            fields.ReadValue();
        }
    }
}
