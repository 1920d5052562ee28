using Vedette.Agent.Spool;

namespace Vedette.Agent.Tests.Spool;

public sealed class SeqRangesTests
{
    [Fact]
    public void It_behaves_as_a_set_of_numbers()
    {
        var random = new Random(7);
        var ranges = new SeqRanges();
        var model = new HashSet<ulong>();
        for (int step = 0; step < 2000; step++)
        {
            ulong first = (ulong)random.Next(200);
            ulong last = first + (ulong)random.Next(6);
            if (random.Next(20) == 0)
            {
                ranges.RemoveBelow(first);
                model.RemoveWhere(n => n < first);
            }
            else
            {
                ranges.Add(first, last);
                for (ulong n = first; n <= last; n++)
                {
                    model.Add(n);
                }
            }

            ulong probe = (ulong)random.Next(210);
            ulong missing = probe;
            while (model.Contains(missing))
            {
                missing++;
            }

            Assert.Equal(model.Contains(probe), ranges.Contains(probe));
            Assert.Equal(missing, ranges.FirstMissingFrom(probe));
            Assert.Equal((ulong)model.Count(n => n >= first && n <= last), ranges.CountWithin(first, last));
            Assert.Equal(ranges.Items.OrderBy(r => r.First), ranges.Items);
        }
    }
}
