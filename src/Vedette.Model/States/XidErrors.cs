namespace Vedette.Model.States;

/// <summary>What the numbers of NVIDIA's driver errors say of whose fault they are.</summary>
public static class XidErrors
{
    /// <summary>
    /// Exceptions of a program on the card (13), its accesses to memory that is not its own (31), a program that was stopped (43) or cleaned up after (45): by the maker's catalogue the program is
    /// started anew, and nothing is done to the card.
    /// </summary>
    public static bool IsOfAProgram(long xid) => xid is 13 or 31 or 43 or 45;
}
