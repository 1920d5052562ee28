namespace Vedette.Collectors.Tests.Services;

/// <summary>Bytes that no program meant to send: random ones, and good ones with pieces changed, cut out, doubled and cut off.</summary>
internal static class Noise
{
    public static byte[] Random(Random random)
    {
        byte[] bytes = new byte[random.Next(0, 400)];
        random.NextBytes(bytes);
        return bytes;
    }

    public static byte[] Changed(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int change = random.Next(1, 8); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, "18446744073709551616 -1 1e999 null {} [] "u8.ToArray().Take(length)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes[at] = " \n\t:=-\"'\\0.@{}[],"u8[random.Next(17)]; break;
            }
        }

        return [.. bytes];
    }
}
