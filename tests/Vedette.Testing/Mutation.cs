namespace Vedette.Testing;

/// <summary>Damages what a parser is fed: bytes put in, left out, exchanged, and now and then all that follows cut off.</summary>
/// <param name="spice">Bytes that mean something to the parser; three of four changes take one of them.</param>
/// <param name="mostChanges">To one text.</param>
public sealed class Mutation(byte[] spice, int mostChanges)
{
    public byte[] Of(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int change = random.Next(1, mostChanges + 1); change > 0; change--)
        {
            int at = random.Next(bytes.Count + 1);
            byte some = random.Next(4) == 0 ? (byte)random.Next(256) : spice[random.Next(spice.Length)];
            switch (random.Next(4))
            {
                case 0:
                    bytes.Insert(at, some);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = some;
                    break;
                case 3 when random.Next(8) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
