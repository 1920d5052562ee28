using Vedette.MethodOrder;
using Vedette.MethodOrder.Code;
using Vedette.MethodOrder.Elf;

namespace Vedette.Agent.Tests.MethodOrder;

public sealed class MethodMoverTests
{
    [Fact]
    public void Used_method_comes_first_and_calls_still_lead_where_they_led()
    {
        // 0: call 16, ret; 16: ret; 32: call 0, call something outside, ret.
        var file = new SmallObject();
        int first = file.Method("First", "E80B000000C3", padding: 10);
        file.Method("Second", "C3", padding: 15);
        int third = file.Method("Third", "E8DBFFFFFFE800000000C3");
        file.RelocateInCode(38, file.Foreign("outside"));
        file.RelocateInData(8, third);
        var read = new ElfObject(file.ToBytes());

        MethodPlan plan = MethodMover.Move(read, name => name == "Third");

        // Third is 11 bytes and was at a multiple of 16; the others lay side by side and go on together at the next one.
        var moved = new ElfObject(read.Bytes.ToArray());
        Assert.Equal([("First", 16), ("Second", 32), ("Third", 0)], moved.Symbols.Where(s => s.IsFunction).Select(s => (s.Name, s.Value)));
        ReadOnlySpan<byte> code = moved.Content(moved.Section(MethodMover.CodeSection));
        Assert.Equal(plan.Size, code.Length);
        // call 16 from 0; the call outside as it was; call 32 from 16.
        Assert.Equal("E80B000000E800000000C3", Convert.ToHexString(code[..11]));
        Assert.Equal("E80B000000C3", Convert.ToHexString(code[16..22]));
        Assert.Equal(0xC3, code[32]);
        Assert.Equal(6, Assert.Single(moved.Relocations(moved.Section(".rela__managedcode"))).Offset);
        Assert.Equal(third, Assert.Single(moved.Relocations(moved.Section(".rela.data"))).Symbol);
        Assert.Equal(0, moved.Section(".debug_line").Size);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public void Order_of_an_ordered_object_stays()
    {
        var file = new SmallObject();
        file.Method("First", "E80B000000C3", padding: 10);
        file.Method("Second", "C3");
        var read = new ElfObject(file.ToBytes());
        MethodMover.Move(read, name => name == "Second");
        var again = new ElfObject(read.Bytes.ToArray());
        byte[] once = [.. again.Content(again.Section(MethodMover.CodeSection))];

        MethodMover.Move(again, name => name == "Second");

        Assert.Equal(once, again.Content(again.Section(MethodMover.CodeSection)).ToArray());
    }

    [Fact]
    public void Methods_that_are_one_are_used_under_any_of_their_names()
    {
        var used = new UsedMethods(["# a remark", "Type__Run_b__3_1"]);
        Assert.True(used.Contains("Type__Run_b__12_0"));
        Assert.False(used.Contains("Type__Run"));
        Assert.Equal((1, 1), (used.Count, used.Met));
    }

    [Theory]
    [InlineData("06C3", "an unknown instruction at 0")]
    [InlineData("E802000000C3", "where no method begins")] // into the middle of the other
    [InlineData("E8FF000000C3", "where no method begins")] // beyond the end
    [InlineData("EB0E", "where no method begins")] // a short jump out
    [InlineData("E8000000", "an unknown instruction")] // no end
    public void What_is_not_understood_is_refused(string method, string reason)
    {
        var file = new SmallObject();
        file.Method("Strange", method);
        file.Method("Other", "C3909090909090909090909090909090C3");
        byte[] bytes = file.ToBytes();
        var read = new ElfObject(bytes);

        var refused = Assert.Throws<MethodOrderException>(() => MethodMover.Move(read, _ => false));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, read.Bytes.ToArray());
    }

    [Fact]
    public void Relocation_on_no_distance_is_refused()
    {
        var file = new SmallObject();
        file.Method("Method", "B800000000C3");
        file.RelocateInCode(1, file.Foreign("outside"));
        Assert.Contains("lies on no distance", Assert.Throws<MethodOrderException>(() => MethodMover.Move(new ElfObject(file.ToBytes()), _ => false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_to_a_place_in_the_section_is_refused()
    {
        var file = new SmallObject();
        file.Method("Method", "C3");
        file.RelocateInData(0, SmallObject.CodeSymbol);
        Assert.Contains(".rela.data", Assert.Throws<MethodOrderException>(() => MethodMover.Move(new ElfObject(file.ToBytes()), _ => false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7F454C46")]
    [InlineData("4D5A90000300000004000000FFFF0000B800000000000000400000000000000000000000000000000000000000000000000000000000000000000000F0000000")]
    public void What_is_no_object_is_refused(string bytes) => Assert.Throws<MethodOrderException>(() => new ElfObject(Convert.FromHexString(bytes)));
}
