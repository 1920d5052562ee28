namespace Vedette.Miners.Discovery;

/// <summary>
/// The numbers from 0 up to a count, each once, in an order that a seed decides, without a list of them: a Feistel network over the next power of four, whose numbers beyond the count are stepped
/// over. Shuffled, so that no rack and no switch gets all of a scan's knocks at once.
/// </summary>
internal sealed class ShuffledOrder
{
    private const int Rounds = 4;

    private readonly int _count;
    private readonly int _halfBits;
    private readonly uint[] _keys = new uint[Rounds];

    public ShuffledOrder(int count, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _count = count;
        while (1L << (2 * _halfBits) < count)
        {
            _halfBits++;
        }

        for (int i = 0; i < Rounds; i++)
        {
            _keys[i] = (uint)random.NextInt64(1L << 32);
        }
    }

    public IEnumerable<int> Numbers()
    {
        for (long i = 0; i < 1L << (2 * _halfBits); i++)
        {
            uint number = Permute((uint)i);
            if (number < _count)
            {
                yield return (int)number;
            }
        }
    }

    private uint Permute(uint number)
    {
        uint mask = (1u << _halfBits) - 1;
        uint left = number >> _halfBits;
        uint right = number & mask;
        foreach (uint key in _keys)
        {
            uint mixed = (right ^ key) * 0x9E3779B1;   // 2^32 by the golden ratio: spreads every bit upwards.
            (left, right) = (right, left ^ ((mixed ^ (mixed >> 15)) & mask));
        }

        return (left << _halfBits) | right;
    }
}
