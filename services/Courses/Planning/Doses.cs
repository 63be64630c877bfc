using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>How many milligrams each dose is, and which doses may not be asked for.</summary>
sealed class Doses(PlanRequest request)
{
    const int MgPerDevice = 28; // label: one spray device

    readonly IReadOnlyList<int>? mg = request.DoseMg is { Count: > 0 } asked ? asked : request.Protocol.DoseMg;

    bool IsEsketamine => request.Protocol.Drug is Drug.Esketamine;

    /// <summary>The dose of that number, from 1; the last of the list repeats.</summary>
    public int? Mg(int doseNumber) => mg is { Count: > 0 } list ? list[Math.Min(doseNumber, list.Count) - 1] : null;

    public int? Devices(int doseNumber) => IsEsketamine ? Mg(doseNumber) / MgPerDevice : null;

    /// <summary>How many spray devices a dose of esketamine takes.</summary>
    public static int DevicesOf(int mg) => mg / MgPerDevice;

    public IEnumerable<Violation> Violations()
    {
        if (request.DoseMg is { Count: > 0 } asked)
        {
            if (request.Protocol.DoseMg is null)
            {
                yield return new() { Rule = Rules.DoseNotAllowed, Message = $"{request.Protocol.Name} does not model its dose: leave doseMg out." };
                yield break;
            }

            // Label: two devices or three; 28 mg is not a US dose.
            foreach (var dose in asked.Where(dose => IsEsketamine && dose is not (56 or 84)).Distinct())
            {
                yield return new() { Rule = Rules.DoseNotAllowed, Message = $"{dose} mg is not a dose of esketamine: give 56 or 84." };
            }
        }

        // Label: treatment-resistant depression begins with 56 mg.
        if (IsEsketamine && request.Protocol.Indication is Indication.Trd && request.From is null
            && Mg(1) is not (null or 56) && !request.Overrides(Rules.FirstDose))
        {
            yield return new()
            {
                Rule = Rules.FirstDose,
                Message = $"The first dose is 56 mg, not {Mg(1)} mg: begin doseMg with 56, or let a clinician override first-dose.",
                SessionNumber = 1,
            };
        }
    }
}
