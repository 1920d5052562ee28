using Vedette.Model.States;

namespace Vedette.Model.Tests;

public sealed class ReadingsPatchTests
{
    private static readonly EntityField[] Numbers = [ProcessFields.MemoryRssBytes, ProcessFields.MemoryVmsBytes, ProcessFields.Threads, ProcessFields.ReadBytesTotal, ProcessFields.CpuSecondsTotal];

    private readonly ReadingsPatch _patch = new();

    [Fact]
    public void Only_what_changed_is_written()
    {
        byte[] before = Section("sleeping", 10, 4_000_000, 80);
        byte[] after = Section("sleeping", 12.5, 4_000_000, 80);
        Assert.True(_patch.TryMake(before, after));
        // Number 65 counted from 63 with the type 6, then 12,500 thousandths as a zigzag varint.
        Assert.Equal([0x16, 0xA8, 0xC3, 0x01], _patch.Written.ToArray());
        Assert.Equal(after, Applied(before, _patch.Written));
    }

    [Fact]
    public void Field_that_is_not_known_any_more_is_taken_out()
    {
        byte[] before = Section("sleeping", 10, 4_000_000, 80);
        byte[] after = Section("sleeping", null, 4_000_000, null);
        Assert.True(_patch.TryMake(before, after));
        Assert.Equal(after, Applied(before, _patch.Written));
    }

    [Fact]
    public void Section_that_is_no_longer_than_its_patch_goes_whole() => Assert.False(_patch.TryMake(Section("sleeping", 10, 4_000_000, 80), Section(null, null, null, 81)));

    [Fact]
    public void Whatever_changes_a_patch_makes_the_section_after_of_the_one_before()
    {
        var random = new Random(7);
        int made = 0;
        for (int round = 0; round < 5000; round++)
        {
            byte[] before = Section(random);
            byte[] after = Section(random);
            if (_patch.TryMake(before, after))
            {
                made++;
                ReadingsPatch.Check(_patch.Written);
                Assert.Equal(after, Applied(before, _patch.Written));
            }
        }

        Assert.InRange(made, 500, 5000);
    }

    [Theory]
    [InlineData(new byte[] { 0x16 })]                       // No value.
    [InlineData(new byte[] { 0x06, 0x02 })]                 // Number 63.
    [InlineData(new byte[] { 0x10, 0x02, 0x10, 0x02 })]     // The same twice.
    [InlineData(new byte[] { 0x82, 0x0E, 0x02 })]           // Number 287.
    public void Malformed_patch_is_refused(byte[] patch) => Assert.Throws<StateFormatException>(() => ReadingsPatch.Check(patch));

    [Fact]
    public void Absent_field_is_refused_outside_a_patch()
    {
        Assert.Throws<StateFormatException>(() => new FieldReader([0x47]).TryNext(out _));
        ReadingsPatch.Check([0x47]);
    }

    private static byte[] Applied(byte[] before, ReadOnlySpan<byte> patch)
    {
        var after = new FieldWriter();
        ReadingsPatch.Apply(before, patch, after);
        return after.Written.ToArray();
    }

    private static byte[] Section(string? status, double? cpu, long? rss, long? cpuSeconds)
    {
        var writer = new FieldWriter();
        writer.Text(ProcessFields.Status, status);
        writer.Number(ProcessFields.CpuPercent, cpu);
        writer.Integer(ProcessFields.MemoryRssBytes, rss);
        writer.Number(ProcessFields.CpuSecondsTotal, cpuSeconds);
        return writer.Written.ToArray();
    }

    private static byte[] Section(Random random)
    {
        var writer = new FieldWriter();
        if (random.Next(2) == 0)
        {
            writer.Text(ProcessFields.Status, random.Next(2) == 0 ? "running" : "sleeping");
        }

        foreach (EntityField field in Numbers)
        {
            if (random.Next(3) > 0 && field.Type == FieldType.Integer)
            {
                writer.Integer(field, random.Next(4));
            }
            else if (random.Next(3) > 0 && field.Type == FieldType.Number)
            {
                writer.Number(field, random.Next(4) / 3.0);
            }
        }

        return writer.Written.ToArray();
    }
}
