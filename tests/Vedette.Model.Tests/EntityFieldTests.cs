using Vedette.Model.States;

namespace Vedette.Model.Tests;

public sealed class EntityFieldTests
{
    [Fact]
    public void Every_kind_has_a_schema_whose_descriptions_are_numbered_below_its_readings()
    {
        Assert.Equal(Enum.GetValues<EntityKind>().Where(k => k != EntityKind.Unspecified), EntitySchemas.All.Select(s => s.Kind));
        Assert.All(EntitySchemas.All.SelectMany(s => s.Fields), f => Assert.Equal(f.Section == FieldSection.Readings, f.Number >= 64));
    }

    [Fact]
    public void Values_come_back_as_they_were_written()
    {
        var writer = new FieldWriter();
        writer.Integer(ProcessFields.Pid, -5);
        writer.Text(ProcessFields.Name, "naïve \u0001 名前");
        writer.Flag(ProcessFields.ExecutableDeleted, false);
        writer.TextList(ProcessFields.CommandLine, ["a", "", "c"]);
        writer.Number(ProcessFields.CpuPercent, 12.3);
        writer.Number(ProcessFields.MemoryPercent, 1e300);
        Assert.Equal([(1, (object)-5L), (3, "naïve \u0001 名前"), (7, false), (8, "a||c"), (65, 12.3), (70, 1e300)], Read(writer.Written).Select(f => (f.Number, f.Value is string[] texts ? string.Join('|', texts) : f.Value)));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var writer = new FieldWriter();
        writer.Integer(ProcessFields.Pid, null);
        writer.Text(ProcessFields.Name, null);
        writer.Number(ProcessFields.CpuPercent, double.NaN);
        Assert.Equal(0, writer.Written.Length);
    }

    [Fact]
    public void A_long_text_is_cut_at_a_characters_end()
    {
        var writer = new FieldWriter();
        writer.Text(ProcessFields.Name, string.Concat(Enumerable.Repeat("😀", 3000)));
        string kept = (string)Assert.Single(Read(writer.Written)).Value;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(kept), FieldWriter.MaxTextBytes / 2, FieldWriter.MaxTextBytes);
        Assert.Equal("😀", string.Concat(kept.EnumerateRunes().Distinct()));
    }

    [Fact]
    public void A_wrong_type_or_order_is_the_callers_error()
    {
        var writer = new FieldWriter();
        Assert.Throws<ArgumentException>(() => writer.Text(ProcessFields.Pid, "x"));
        writer.Text(ProcessFields.Name, "x");
        Assert.Throws<ArgumentException>(() => writer.Integer(ProcessFields.Pid, 1));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var random = new Random(7);
        var bytes = new byte[64];
        for (int i = 0; i < 200_000; i++)
        {
            int length = random.Next(bytes.Length);
            random.NextBytes(bytes.AsSpan(0, length));
            try
            {
                Read(bytes.AsSpan(0, length));
            }
            catch (StateFormatException)
            {
                // Refused: what else it may be is a failure of this test.
            }
        }
    }

    private static List<(int Number, object Value)> Read(ReadOnlySpan<byte> section)
    {
        var read = new List<(int, object)>();
        var fields = new FieldReader(section);
        while (fields.TryNext(out byte number))
        {
            read.Add((number, fields.ReadValue()));
        }

        return read;
    }
}
