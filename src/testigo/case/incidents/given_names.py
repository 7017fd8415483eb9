"""Given names that many people share, as stems: two who are both called Luis need not be one."""

from __future__ import annotations

from testigo.case.lineage.wording import stem, words_of

_NAMES = """
aaron abdul abdullah abdel abraham adam adrian agnes ahmad ahmed aisha alan alberto alejandra alejandro alex alexander
alexandra alexei alfonso alfredo ali alice alicia alina alvaro amanda amina amir amy ana anders andre andrea andreas andrei
andrew andriy angel angela anita ann anna anne anthony antoine anton antonio ariel arif armando arthur arturo ashraf astrid
augusto barbara beatriz ben benjamin bernard bernardo bogdan boris brian bruno camila camille carl carla carlos carmen carol
caroline catherine cecilia cesar charles chen chris christian christina christine christopher claire clara claude claudia
colin craig cristina daniel daniela danielle david deborah denis dennis diana diego dieter dimitri dmitri dominic domingo
donald dorothy douglas duncan eduardo edward edwin elena elias elisa elizabeth ellen emil emilia emily emma enrique eric erik
ernesto esteban esther eugene eugenio eva fatima federico felipe felix fernando fiona florence frances francesco francis
francisco francois frank fred gabriel gabriela gary george gerald gerardo german gilbert gina giovanni gloria gonzalo gordon
grace graham gregorio gregory guillermo gustavo habib hamid hannah hans harold harry hasan hassan hector helen helena henri
henry hernan hilda hugo hussein ian ibrahim ignacio igor ines ingrid irene iris isaac isabel ismail ivan ivor jack jacob
jacques jaime james jamal jan jane janet jason javier jean jeffrey jennifer jeremy jessica jesus jim joan joao joaquin joe
joel johan johanna john jonathan jorge jose josef joseph joshua juan juana judith julia julian julie julio karen karim karl
kate katherine kathleen keith kenneth kevin khaled khalid kofi kumar kwame larry laura laurent lawrence leila leo leon
leonardo leonid lewis liam lidia linda lisa liu louis louise lucas lucia luis luisa luke mahmoud malik manuel marc marcel
marco marcos margaret margarita maria mariam mario marina mark marta martha martin mary maryam mateo matthew maurice mauricio
max maya michael michel miguel mikhail milan miriam mohamed mohammad mohammed monica moses mostafa muhammad mustafa nadia
nancy natalia nathan neil nicholas nicolas nicole nikolai nina noah noor nora oleg oleksandr olga oliver olivia omar oscar
osman pablo pamela patricia patrick paul paula pavel pedro peter petra philip philippe pierre piotr rachel rafael rahim
ralph ramon raul raymond rebecca rene ricardo richard robert roberto rodrigo roger roland roman ronald rosa rose roy ruben
ruth saeed said salim salvador sam samir samuel sandra sara sarah sean sebastian serge sergei sergio sharif sharon shirin
silvia simon sofia sonia sophie stanislav stefan stella stephen steven stuart susan sven svetlana tamara tariq teresa
thomas timothy tom tomas tony vera veronica victor victoria viktor vincent vladimir volodymyr walid walter wei wendy william
wilson xavier yasmin yolanda youssef yuri yusuf zainab zhang
"""

GIVEN = frozenset(stem(word) for word in words_of(_NAMES))
