using Vedette.MethodOrder.Code;

namespace Vedette.Agent.Tests.MethodOrder;

/// <summary>Bytes as assemblers write them; behind each the instruction.</summary>
public sealed class X64InstructionTests
{
    [Theory]
    [InlineData("55", 1)] // push rbp
    [InlineData("4157", 2)] // push r15
    [InlineData("C3", 1)] // ret
    [InlineData("488BEC", 3)] // mov rbp, rsp
    [InlineData("488B4708", 4)] // mov rax, [rdi+8]
    [InlineData("488B8788000000", 7)] // mov rax, [rdi+88h]
    [InlineData("488B4424F8", 5)] // mov rax, [rsp-8]
    [InlineData("8B04CD10000000", 7)] // mov eax, [rcx*8+10h]
    [InlineData("48B88877665544332211", 10)] // mov rax, 1122334455667788h
    [InlineData("B844332211", 5)] // mov eax, 11223344h
    [InlineData("66B82211", 4)] // mov ax, 1122h
    [InlineData("66C7072211", 5)] // mov word [rdi], 1122h
    [InlineData("48C7C0FFFFFFFF", 7)] // mov rax, -1
    [InlineData("F6C101", 3)] // test cl, 1
    [InlineData("F7D8", 2)] // neg eax
    [InlineData("F7C100010000", 6)] // test ecx, 100h
    [InlineData("48F7F1", 3)] // div rcx
    [InlineData("F3480FB8C1", 5)] // popcnt rax, rcx
    [InlineData("F04C0FB10B", 5)] // lock cmpxchg [rbx], r9
    [InlineData("0FBAE005", 4)] // bt eax, 5
    [InlineData("660F1F840000000000", 9)] // nop, nine bytes
    [InlineData("F30F6F06", 4)] // movdqu xmm0, [rsi]
    [InlineData("660F73D808", 5)] // psrldq xmm0, 8
    [InlineData("660F3A0FC108", 6)] // palignr xmm0, xmm1, 8
    [InlineData("C5F877", 3)] // vzeroupper
    [InlineData("C5FE6F06", 4)] // vmovdqu ymm0, [rsi]
    [InlineData("C4E37D39C101", 6)] // vextracti128 xmm1, ymm0, 1
    [InlineData("C4E2FBF7C1", 5)] // shrx rax, rcx, rax
    [InlineData("62F17C48100E", 6)] // vmovups zmm1, [rsi]
    public void Instruction_without_a_distance_has_its_length(string bytes, int length)
    {
        X64Instruction read = X64Instruction.Decode(Convert.FromHexString(bytes + "90909090"));
        Assert.Equal((length, -1), (read.Length, read.DistanceAt));
    }

    [Theory]
    [InlineData("E844332211", 5, 1, 4)] // call
    [InlineData("E944332211", 5, 1, 4)] // jmp
    [InlineData("666648E844332211", 8, 4, 4)] // call, prefixes for the loader of thread-local places
    [InlineData("0F8444332211", 6, 2, 4)] // je
    [InlineData("7410", 2, 1, 1)] // je, short
    [InlineData("EB10", 2, 1, 1)] // jmp, short
    [InlineData("488D0544332211", 7, 3, 4)] // lea rax, [rip+...]
    [InlineData("48833D4433221100", 8, 3, 4)] // cmp qword [rip+...], 0
    [InlineData("C70544332211FFFFFFFF", 10, 2, 4)] // mov dword [rip+...], -1
    [InlineData("FF1544332211", 6, 2, 4)] // call [rip+...]
    [InlineData("C5F8100544332211", 8, 4, 4)] // vmovups xmm0, [rip+...]
    [InlineData("660F6F0544332211", 8, 4, 4)] // movdqa xmm0, [rip+...]
    public void Distance_to_another_place_is_found(string bytes, int length, int at, int distanceBytes)
    {
        X64Instruction read = X64Instruction.Decode(Convert.FromHexString(bytes + "90909090"));
        Assert.Equal((length, at, distanceBytes), (read.Length, read.DistanceAt, read.DistanceBytes));
    }

    [Theory]
    [InlineData("06")] // of 32-bit programs only
    [InlineData("0F04")] // nothing
    [InlineData("66E844332211")] // a call whose length processors do not agree on
    [InlineData("E8443322")] // cut short by the end of the method
    [InlineData("48B811")]
    [InlineData("66666666666666666666666666666666")]
    [InlineData("")]
    public void Unknown_or_incomplete_instruction_has_no_length(string bytes) => Assert.Equal(0, X64Instruction.Decode(Convert.FromHexString(bytes)).Length);
}
